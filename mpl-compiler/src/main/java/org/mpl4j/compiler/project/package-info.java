/** What a new project of a user begins with: templates, which are resources of this package, and the names in them. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.project;
