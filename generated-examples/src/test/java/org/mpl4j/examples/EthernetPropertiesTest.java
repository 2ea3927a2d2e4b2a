package org.mpl4j.examples;

import org.mpl4j.examples.ethernet.EthernetProperties;

/** What holds of every packet {@code ethernet}; all of it comes from its specification. */
class EthernetPropertiesTest implements EthernetProperties {}
