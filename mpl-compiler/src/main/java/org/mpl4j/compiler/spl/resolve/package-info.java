/**
 * From what was written to what is meant: names, types, and which packets statecalls are. Input: policy files and the path on which their packets are found. Output: a
 * {@link org.mpl4j.compiler.spl.model.PolicySpec} for each file without errors.
 */
@NullMarked
package org.mpl4j.compiler.spl.resolve;

import org.jspecify.annotations.NullMarked;
