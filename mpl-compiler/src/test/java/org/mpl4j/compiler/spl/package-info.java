/** Tests of policies. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.spl;
