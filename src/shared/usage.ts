/**
 * What one operation, or one event of a subscription, asks and has used. The executor writes it; whoever keeps a budget reads `cost`
 * before the execution and `nodes` after it.
 */
export class Usage {
  /** The most nodes that the answer can have, by its document and variables; 0 until the document is read. */
  cost = 0;
  /** Nodes of the answer so far: objects, values and items of lists. */
  nodes = 0;
  /** Bytes of the answer so far. */
  bytes = 0;
}
