package org.mpl4j.examples;

import org.mpl4j.examples.dns.DnsProperties;

/** What holds of every packet {@code dns}; all of it comes from its specification. */
class DnsPropertiesTest implements DnsProperties {}
