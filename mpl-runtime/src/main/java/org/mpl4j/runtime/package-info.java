/** What code generated from MPL specifications needs at run time; depends on the JDK alone. */
package org.mpl4j.runtime;
