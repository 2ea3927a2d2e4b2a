/**
 * A reference of specifications as a folder of HTML pages: packets, fields, branches and pictures, cross-linked and searchable, without a server or a network. Input: what the stages found out.
 * Output: files.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.reference;
