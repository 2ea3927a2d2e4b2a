package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;

/** The classes that generated code names. */
final class RuntimeTypes {
    static final ClassName BYTE_BUFFER = ClassName.get("java.nio", "ByteBuffer");
    static final ClassName OVERRIDE = ClassName.get("java.lang", "Override");
    static final ClassName STRING = ClassName.get("java.lang", "String");
    static final ClassName OBJECT = ClassName.get("java.lang", "Object");
    static final ClassName LIST = ClassName.get("java.util", "List");
    static final ClassName ARRAY_LIST = ClassName.get("java.util", "ArrayList");
    static final ClassName CONSUMER = ClassName.get("java.util.function", "Consumer");
    static final ClassName ITERATOR = ClassName.get("java.util", "Iterator");
    static final ClassName NO_SUCH_ELEMENT = ClassName.get("java.util", "NoSuchElementException");
    static final ClassName OPTIONAL = ClassName.get("java.util", "Optional");

    static final ClassName ABSENCE = core("Absence");
    static final ClassName BOUNDS = core("Bounds");
    static final ClassName BUILD_EXCEPTION = core("BuildException");
    static final ClassName BYTES = core("Bytes");
    static final ClassName CHOICE_SUM = core("ChoiceSum");
    static final ClassName ELEMENT_LIST = core("ElementList");
    static final ClassName EXACT = core("Exact");
    static final ClassName GENERATED_BY_MPL = core("GeneratedByMpl");
    static final ClassName LIMITS = core("Limits");
    static final ClassName OPEN_BYTES_ENUM = core("OpenBytesEnum");
    static final ClassName OPEN_ENUM = core("OpenEnum");
    static final ClassName PACKET_WRITER = core("PacketWriter");
    static final ClassName PARSE_EXCEPTION = core("ParseException");
    static final ClassName PARSE_RESULT = core("ParseResult");
    static final ClassName PAYLOAD_WRITER = core("PayloadWriter");
    static final ClassName RANGE = core("Range");
    static final ClassName VIEW = core("View");
    static final ClassName VIOLATION = core("Violation");

    static final ClassName BIG_ENDIAN = wire("BigEndian");
    static final ClassName LITTLE_ENDIAN = wire("LittleEndian");
    static final ClassName BITS = wire("Bits");

    static final ClassName FIXED_BYTES = codec("FixedBytes");
    static final ClassName PREFIXED_BYTES = codec("PrefixedBytes");
    static final ClassName DELIMITED_BYTES = codec("DelimitedBytes");
    static final ClassName VARINT = codec("Varint");
    static final ClassName QUICINT = codec("Quicint");

    static final ClassName SHOW = text("Show");
    static final ClassName TREE_PRINTABLE = text("TreePrintable");
    static final ClassName TREE_PRINTER = text("TreePrinter");

    static final ClassName CHECKSUM = ClassName.get("org.mpl4j.runtime.checksum", "Checksum");
    static final ClassName INTERNET_CHECKSUM = ClassName.get("org.mpl4j.runtime.checksum", "InternetChecksum");

    private RuntimeTypes() {}

    private static ClassName core(String name) {
        return ClassName.get("org.mpl4j.runtime", name);
    }

    private static ClassName wire(String name) {
        return ClassName.get("org.mpl4j.runtime.wire", name);
    }

    private static ClassName codec(String name) {
        return ClassName.get("org.mpl4j.runtime.codec", name);
    }

    private static ClassName text(String name) {
        return ClassName.get("org.mpl4j.runtime.text", name);
    }
}
