import {
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  MarkdownString,
  type Memento,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import { themeIcon } from './icons.js';
import { buildNodes, changedNodes, countGaps, type DrawnBefore, indexNodes, type Node } from './items.js';
import type { ChecklistStore } from './store.js';

export const viewId = 'mlPreflight.checklist';
const onlyGapsKey = 'mlPreflight.onlyGaps';

/** The lines of the tree for somebody other than the view: ids of the roots or of a line's children, and the line of an id. */
export interface ChecklistReader {
  getChildren(id?: string): Promise<string[]>;
  getTreeItem(id: string): TreeItem;
  /** Lines that the view is told to draw anew, each with what is below it; undefined for the whole tree. */
  readonly onDidRedraw: Event<readonly string[] | undefined>;
  /** Lines that are selected in the view. */
  readonly selection: readonly string[];
}

export interface ChecklistTree extends Disposable {
  /** Elements are node ids, so that a refresh keeps expansion and selection. */
  readonly view: TreeView<string>;
  readonly reader: ChecklistReader;
  node(id: string): Node | undefined;
  showOnlyGaps(on: boolean): void;
}

/** Draws the checklist. It asks for nothing before VS Code shows it. */
export function createTree(store: ChecklistStore, memory: Memento): ChecklistTree {
  const changed = new EventEmitter<string[] | undefined>();
  let onlyGaps = memory.get(onlyGapsKey, false);
  let roots: readonly Node[] = [];
  let nodes = new Map<string, Node>();
  const drawn: DrawnBefore = new Map();
  let rendering = false;

  const rebuild = (): string[] | null => {
    const before = roots;
    roots = buildNodes(store.projects ?? [], onlyGaps, drawn);
    nodes = indexNodes(roots);
    return changedNodes(before, roots);
  };
  const childrenOf = (id: string | undefined) =>
    (id === undefined ? roots : (nodes.get(id)?.children ?? [])).map((node) => node.id);
  const getTreeItem = (id: string) => treeItem(id, nodes.get(id));
  const reader: ChecklistReader = {
    async getChildren(id) {
      await store.fresh();
      return childrenOf(id);
    },
    getTreeItem,
    onDidRedraw: changed.event,
    get selection() {
      return view.selection;
    },
  };
  const provider: TreeDataProvider<string> = {
    onDidChangeTreeData: changed.event,
    async getChildren(id) {
      if (id !== undefined) return childrenOf(id);
      rendering = true;
      await store.fresh().catch(() => undefined);
      rendering = false;
      return childrenOf(id);
    },
    getTreeItem,
    getParent: (id) => nodes.get(id)?.parent,
  };
  const view = window.createTreeView<string>(viewId, { treeDataProvider: provider, showCollapseAll: true });

  const draw = () => {
    const fire = rebuild();
    decorate(view, store, roots, onlyGaps);
    // While VS Code waits for the roots, its answer is on the way.
    if (rendering || fire?.length === 0) return;
    changed.fire(fire ?? undefined);
  };
  const setFilter = (on: boolean) => {
    onlyGaps = on;
    void memory.update(onlyGapsKey, on);
    void commands.executeCommand('setContext', onlyGapsKey, on);
  };
  setFilter(onlyGaps);

  const subscriptions = [
    view,
    changed,
    store.onDidChange(draw),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) store.fresh().catch(() => undefined);
    }),
  ];
  return {
    view,
    reader,
    node: (id) => nodes.get(id),
    showOnlyGaps(on) {
      setFilter(on);
      draw();
    },
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function treeItem(id: string, node: Node | undefined): TreeItem {
  // A node can be gone between the drawing of its parent and its own.
  if (!node) return { id, label: '' };
  const { label, description, place } = node;
  const item = new TreeItem(
    label,
    node.children.length === 0
      ? TreeItemCollapsibleState.None
      : node.expanded
        ? TreeItemCollapsibleState.Expanded
        : TreeItemCollapsibleState.Collapsed,
  );
  item.id = id;
  item.description = description;
  item.tooltip = new MarkdownString(node.tooltip);
  item.contextValue = node.context;
  item.accessibilityInformation = { label: description ? `${label}, ${description}` : label };
  if (node.icon) item.iconPath = themeIcon(node.icon);
  if (place) item.command = { command: 'mlPreflight.reveal', title: 'Reveal', arguments: [place] };
  return item;
}

/** What stands around the tree: the project's name, the badge, the text for an empty tree. */
function decorate(view: TreeView<string>, store: ChecklistStore, roots: readonly Node[], onlyGaps: boolean): void {
  const projects = store.projects ?? [];
  const gaps = countGaps(projects);
  view.description = projects.length === 1 ? projects[0]?.name : undefined;
  view.badge = gaps > 0 ? { value: gaps, tooltip: gaps === 1 ? '1 gap' : `${gaps} gaps` } : undefined;
  view.message = onlyGaps && projects.length > 0 && roots.length === 0 ? 'No gaps.' : undefined;
  const state = projects.length > 0 ? 'some' : store.problem === null ? 'none' : 'failed';
  void commands.executeCommand('setContext', 'mlPreflight.projects', state);
}
