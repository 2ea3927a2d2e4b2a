/** What is remembered of flows while a capture is read: the notes that tables take, for the packets that come later. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.dissect.note;
