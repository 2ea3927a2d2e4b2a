/** The only writer of files: generated ones into a folder, formatted specifications in place, and those that a new project begins with. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.output;
