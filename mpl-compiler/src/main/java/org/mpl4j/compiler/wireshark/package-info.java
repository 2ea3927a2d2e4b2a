/**
 * Dissectors for Wireshark, in Lua, from the same model that everything else is made from: a part that is always the same ({@code runtime.lua}) reads and shows packets, and
 * what is generated calls it.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.wireshark;
