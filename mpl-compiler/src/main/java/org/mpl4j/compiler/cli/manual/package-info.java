/** Manual pages of commands, from what picocli knows of them; also for commands of other modules. */
@NullMarked
package org.mpl4j.compiler.cli.manual;

import org.jspecify.annotations.NullMarked;
