package org.mpl4j.examples;

import org.mpl4j.examples.udp.UdpProperties;

/** What holds of every packet {@code udp}; all of it comes from its specification. */
class UdpPropertiesTest implements UdpProperties {}
