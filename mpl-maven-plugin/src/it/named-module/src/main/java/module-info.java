/** Exports generated code. */
module com.example.net {
    requires transitive org.mpl4j.runtime;

    exports com.example.net;
    exports com.example.net.dns;
}
