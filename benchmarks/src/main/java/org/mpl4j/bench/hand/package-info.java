/**
 * What hand-written codecs stand on. Each class Hand* in these packages is compiled twice: as it is, on ByteBuffer, and as Array*, on byte[] with VarHandles; the
 * build makes the second from the first ({@code contenders.xml}).
 */
package org.mpl4j.bench.hand;
