package org.mpl4j.compiler.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "dns_rr, DnsRr, dnsRr",
                "want_reply, WantReply, wantReply",
                "wantReply, WantReply, wantReply",
                "e802_2, E802_2, e802_2",
                "ipv4_option, Ipv4Option, ipv4Option",
                "x', X_, x_",
                "x'', X__, x__",
                "a'b, AB, aB",
                "_x, _X, _x",
                "_, __, __",
                "_1, _1, _1",
                "class, Class, class_",
                "to_string, ToString, toString_",
                "buffer, Buffer, buffer_",
                "list, List_, list",
                "string, String_, string",
            })
    void namesClassesAndMembers(String name, String type, String member) {
        assertThat(JavaNames.type(name)).isEqualTo(type);
        assertThat(JavaNames.member(name)).isEqualTo(member);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "OPT, OPT",
                "802.3 frame, _802_3_frame",
                "publickey, publickey",
                "String, String_",
                "enum, enum_",
                "A', A_"
            })
    void keepsTheSpellingOfLabelsAndTags(String label, String java) {
        assertThat(JavaNames.label(label)).isEqualTo(java);
    }
}
