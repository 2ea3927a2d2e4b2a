/** The only writer of files: generated ones into a folder, formatted specifications in place, those that a new project begins with, and those that other programs are given. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.output;
