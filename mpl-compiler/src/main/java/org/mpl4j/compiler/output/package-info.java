/** The only writer of files: generated ones into a folder, formatted specifications in place. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.output;
