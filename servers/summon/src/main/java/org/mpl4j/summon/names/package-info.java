/** Answers queries with the layers of {@code org.mpl4j.dns}: a zone that is made of the configuration, a stage that has appliances started, and resolvers for the names of others. */
@NullMarked
package org.mpl4j.summon.names;

import org.jspecify.annotations.NullMarked;
