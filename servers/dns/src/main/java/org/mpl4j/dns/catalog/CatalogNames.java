package org.mpl4j.dns.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** Names in catalogs. */
final class CatalogNames {
    static final String ZONES = "zones";
    static final String VERSION = "version";
    static final String GROUP = "group";
    static final String COO = "coo";

    private CatalogNames() {}

    /** A name right below another one. */
    static DnsName below(DnsName parent, String label) {
        List<Bytes> labels = new ArrayList<>(parent.labels());
        labels.add(0, Bytes.ofUtf8(label));
        return DnsName.ofLabels(labels);
    }

    /** The first label, in lower case. */
    static String label(DnsName name) {
        return name.labels().get(0).latin1().toLowerCase(Locale.ROOT);
    }

    /** The same for all names that are equal. */
    static String key(DnsName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
