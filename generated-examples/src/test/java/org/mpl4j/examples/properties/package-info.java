/** Properties of generated code: what was built is read, and nothing that is read does harm. */
package org.mpl4j.examples.properties;
