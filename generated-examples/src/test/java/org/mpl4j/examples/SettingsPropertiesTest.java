package org.mpl4j.examples;

import org.mpl4j.examples.tlv.SettingsProperties;

/** What holds of every packet {@code settings}; all of it comes from its specification. */
class SettingsPropertiesTest implements SettingsProperties {}
