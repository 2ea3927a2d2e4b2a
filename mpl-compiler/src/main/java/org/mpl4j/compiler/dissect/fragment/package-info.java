/** Puts packets together that were cut into pieces. Input: pieces with their places; output: whole packets, and what is missing of the others. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.dissect.fragment;
