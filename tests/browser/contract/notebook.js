// @ts-nocheck
// A notebook's front end for the tests: anywidget's own, over ipywidgets' own models and views
// (Backbone, layouts, boxes and links), as both are installed. Made here are only what Jupyter
// would give them: `define`, and a manager that makes models from saved state. No kernel answers.
(() => {
  const modules = {};
  globalThis.Jupyter = { version: "6.5.0" };
  globalThis.requirejs = Object.assign(() => {}, { config() {} });
  globalThis.define = (needs, factory) => {
    const name = needs[0] === "module" ? "@jupyter-widgets/base" : "anywidget";
    const given = name === "anywidget" ? modules["@jupyter-widgets/base"] : { uri: location.href };
    modules[name] = factory(given);
  };

  class Manager {
    constructor(states) {
      this.states = states;
      this.models = {};
    }

    get_model(id) {
      this.models[id] ??= this.make(id);
      return this.models[id];
    }

    async make(id) {
      const { state, buffers = [] } = structuredClone(this.states[id]);
      for (const { path, data } of buffers) {
        const bytes = Uint8Array.from(atob(data), each => each.charCodeAt(0));
        const holder = path.slice(0, -1).reduce((value, key) => value[key], state);
        holder[path.at(-1)] = new DataView(bytes.buffer);
      }
      const Model = this.find(state._model_name, state._model_module);
      const own = await Model._deserialize_state(state, this);
      const model = new Model(own, { model_id: id, widget_manager: this });
      model.name = state._model_name;
      model.module = state._model_module;
      return model;
    }

    find(name, module) {
      return modules[module === "anywidget" ? "anywidget" : "@jupyter-widgets/base"][name];
    }

    async create_view(model, options = {}) {
      const View = this.find(model.get("_view_name"), model.get("_view_module"));
      const view = new View({ model, options });
      view.listenTo(model, "destroy", view.remove);
      await view.render();
      return view;
    }

    callbacks() {
      return {};
    }
  }

  globalThis.openNotebook = async (states, roots) => {
    const manager = new Manager(states);
    const views = {};
    // As a notebook does, every model is made, shown or not.
    const made = Object.entries(states).map(([id]) => manager.get_model(id));
    await Promise.all(made);
    for (const [name, id] of roots) {
      const place = document.createElement("section");
      document.body.append(place);
      const view = await manager.create_view(await manager.get_model(id));
      modules["@jupyter-widgets/base"].JupyterLuminoWidget.attach(view.luminoWidget, place);
      (views[name] ??= []).push(view);
    }
    globalThis.unmountFirst = name => views[name][0].remove();
    globalThis.viewsOf = name => views[name].map(view => view.el);
  };
})();
