@NullMarked
package org.mpl4j.compiler.spl.output.java;

import org.jspecify.annotations.NullMarked;
