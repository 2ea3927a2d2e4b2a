/** Three small programs on generated code: each shows another side of it. */
package org.mpl4j.examples;
