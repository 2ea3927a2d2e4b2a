/** What a directory is told: one file of YAML, checked when it is read, so that what is wrong is said with its line before anything begins. */
@NullMarked
package org.mpl4j.summon.config;

import org.jspecify.annotations.NullMarked;
