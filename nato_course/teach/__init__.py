"""What instructors use: assignments made, receipts graded."""
