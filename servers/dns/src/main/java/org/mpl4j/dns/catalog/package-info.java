/**
 * Catalog zones (RFC 9432): zones that list zones. {@link org.mpl4j.dns.catalog.Catalogs} has the members of those that others make served here;
 * {@link org.mpl4j.dns.catalog.MadeCatalogs} makes some for others.
 */
@NullMarked
package org.mpl4j.dns.catalog;

import org.jspecify.annotations.NullMarked;
