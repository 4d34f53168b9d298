/** Constructs inside constructs. What walks the tree may recurse this deep, and no deeper. */
export const maximumNesting = 200;

/** Height of the tree: nesting, and one for each link of a chain that is grouped to the left. */
export const maximumHeight = 1000;

export const maximumDiagnostics = 64;
