/** A code in large letters, the address to type it at, and a picture that a camera reads. */
function render({ model, el }) {
  followHidden(model, el);
  const root = make("section", "ng-invitation", el);
  const words = make("div", "ng-invitation-words", root);
  const codeLabel = make("p", "ng-invitation-label", words);
  const code = make("p", "ng-invitation-code", words);
  const addressLabel = make("p", "ng-invitation-label", words);
  const address = make("p", "ng-invitation-address", words);
  const links = make("p", "ng-invitation-links", words);
  const image = make("img", "ng-invitation-image", root);

  /** The address of the Jupyter Server that this page comes from, "" where it comes from none. */
  function page() {
    const config = document.getElementById("jupyter-config-data");
    try {
      return new URL(JSON.parse(config.textContent).baseUrl, document.baseURI).href;
    } catch {
      return "";
    }
  }

  function show() {
    root.hidden = !model.get("code");
    codeLabel.textContent = model.get("code_label");
    code.textContent = model.get("code");
    addressLabel.textContent = model.get("address_label");
    addressLabel.hidden = !model.get("address");
    address.textContent = model.get("address");
    root.setAttribute("aria-label", `${model.get("code_label")} ${model.get("code")}`);
    links.replaceChildren(...model.get("links").flatMap(([text, href]) => {
      const link = document.createElement("a");
      link.textContent = text;
      if (/^https?:/.test(href)) link.href = href;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      link.dataset.lmSuppressShortcuts = "true";
      return [link, " "];
    }));
    image.hidden = !model.get("image");
    if (model.get("image").startsWith("data:image/")) image.src = model.get("image");
    image.alt = model.get("image_label");
  }

  show();
  for (const trait of ["code", "code_label", "address", "address_label", "image", "image_label",
    "links"]) model.on(`change:${trait}`, show);
  if (page() && model.get("page") !== page()) {
    model.set("page", page());
    model.save_changes();
  }
}
export default { render };
