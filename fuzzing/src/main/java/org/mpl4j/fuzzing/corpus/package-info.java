/** Kept inputs: files of hex lines for people and git, folders of files for libFuzzer. */
@NullMarked
package org.mpl4j.fuzzing.corpus;

import org.jspecify.annotations.NullMarked;
