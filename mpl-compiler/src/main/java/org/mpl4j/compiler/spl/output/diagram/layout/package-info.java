/**
 * A layout of graphs in layers, after Sugiyama: edges that lead back are turned around, each box gets a layer, long edges get a bend in each layer between, layers are
 * ordered so that few edges cross, then boxes get their places. The same graph has the same layout anywhere.
 */
@NullMarked
package org.mpl4j.compiler.spl.output.diagram.layout;

import org.jspecify.annotations.NullMarked;
