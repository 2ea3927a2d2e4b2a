package org.mpl4j.examples;

import org.mpl4j.examples.ip.Ipv4Properties;

/** What holds of every packet {@code ipv4}; all of it comes from its specification. */
class Ipv4PropertiesTest implements Ipv4Properties {}
