/** What the scripts of the integration tests in {@code src/it} say about a build that was made there. */
package org.mpl4j.maven.it;
