/** Tests of reading captures. */
package org.mpl4j.compiler.capture;
