/** Make an element of a class at the end of its parent, and return it. */
function make(tag, className, parent) {
  const node = document.createElement(tag);
  node.className = className;
  parent.append(node);
  return node;
}
