/**
 * What those who log in have where there are no programs and nothing can be written, as in a sealed image: files that do not change, and connections that are made for them. Its input is a login, its output channels; nothing
 * here, and nothing that it needs, starts programs or makes native calls.
 */
@NullMarked
package org.mpl4j.ssh.sealed;

import org.jspecify.annotations.NullMarked;
