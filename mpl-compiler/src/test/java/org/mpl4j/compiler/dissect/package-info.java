/** Tests of dissecting captures. */
package org.mpl4j.compiler.dissect;
