package org.mpl4j.dns.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Vectors of the reference implementation: the key is 00 01 .. 0f, the input 00 01 .. of each length. */
class SipHashTest {
    private final SipHash hash = new SipHash(0x0706_0504_0302_0100L, 0x0f0e_0d0c_0b0a_0908L);

    @Test
    void isThatOfTheReference() {
        assertThat(hash.begin().end(0, 0)).isEqualTo(0x726f_db47_dd0e_0e31L);
        assertThat(hash.begin().end(0, 1)).isEqualTo(0x74f8_39c5_93dc_67fdL);
        assertThat(hash.begin().add(0x0706_0504_0302_0100L).end(0x0e_0d0c_0b0a_0908L, 7))
                .isEqualTo(0xa129_ca61_49be_45e5L);
    }
}
