/** Tests of diagrams, whole ones. */
package org.mpl4j.compiler.diagram;
