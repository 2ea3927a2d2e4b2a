package org.mpl4j.bench.tls;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.packets.tls.TlsClientHello;
import org.mpl4j.bench.packets.tls.TlsExtension;
import org.mpl4j.bench.packets.tls.TlsHandshake;
import org.mpl4j.bench.packets.tls.TlsKeyShareEntry;
import org.mpl4j.bench.packets.tls.TlsRecord;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** Reads a ClientHello in its record with generated views. */
final class GeneratedTlsParser {
    private static final int HANDSHAKE = 22;
    private static final int TLS_1_3 = 0x0304;

    private GeneratedTlsParser() {}

    static long parse(ByteBuffer buffer) {
        try {
            TlsRecord record = TlsRecord.parse(buffer);
            return record.contentTypeRaw() == HANDSHAKE
                    ? handshake(TlsHandshake.parse(record.fragment(), TLS_1_3))
                    : FieldMix.REFUSED;
        } catch (ParseException e) {
            return FieldMix.REFUSED;
        }
    }

    private static long handshake(TlsHandshake handshake) {
        if (handshake.bodyKind() != TlsHandshake.BodyKind.ClientHello) {
            return FieldMix.REFUSED;
        }
        TlsClientHello hello = handshake.bodyAsClientHello().clientHello();
        long mix = FieldMix.add(FieldMix.START, hello.legacyVersionRaw());
        Bytes random = hello.random();
        for (int i = 0; i < 32; i += 8) {
            mix = FieldMix.add(mix, random.int64(i));
        }
        mix = FieldMix.add(mix, hello.legacySessionId().length());
        for (TlsClientHello.CipherSuitesItem suite : hello.cipherSuites()) {
            mix = FieldMix.add(mix, suite.suiteRaw());
        }
        if (hello.hasExtensions()) {
            for (TlsExtension extension : hello.extensions().extensions()) {
                mix = FieldMix.add(FieldMix.add(mix, extension.extensionTypeRaw()), extension.length());
                mix = extension(extension, mix);
            }
        }
        return mix;
    }

    private static long extension(TlsExtension extension, long before) {
        long mix = before;
        switch (extension.dataKind()) {
            case ServerName -> {
                for (var name : extension.dataAsServerName().names().names()) {
                    mix = letters(name.name(), mix);
                }
            }
            case SupportedGroups -> {
                for (var group : extension.dataAsSupportedGroups().groups()) {
                    mix = FieldMix.add(mix, group.groupRaw());
                }
            }
            case SignatureAlgorithms -> {
                for (var scheme : extension
                        .dataAsSignatureAlgorithms()
                        .signatureAlgorithms()
                        .schemes()) {
                    mix = FieldMix.add(mix, scheme.schemeRaw());
                }
            }
            case Alpn -> {
                for (var protocol : extension.dataAsAlpn().protocols()) {
                    mix = FieldMix.add(mix, protocol.protocol().length());
                }
            }
            case SupportedVersions -> {
                for (var version : extension.dataAsSupportedVersions().versions()) {
                    mix = FieldMix.add(mix, version.versionRaw());
                }
            }
            case KeyShares -> {
                for (TlsKeyShareEntry share : extension.dataAsKeyShares().shares()) {
                    mix = FieldMix.add(
                            FieldMix.add(mix, share.groupRaw()),
                            share.keyExchange().length());
                }
            }
            default -> {}
        }
        return mix;
    }

    private static long letters(Bytes name, long before) {
        long mix = FieldMix.add(before, name.length());
        for (int i = 0; i < name.length(); i++) {
            mix = FieldMix.add(mix, name.uint8(i));
        }
        return mix;
    }
}
