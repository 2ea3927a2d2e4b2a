package org.mpl4j.compiler.dissect.agreement;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML that tshark writes: packets of protocols of fields of fields. */
final class Pdml {
    /** Not 0 in a fragment. */
    private static final Set<String> FRAGMENT =
            Set.of("ip.flags.mf", "ip.frag_offset", "ipv6.fraghdr.more", "ipv6.fraghdr.offset");

    private final XMLStreamReader xml;
    private final List<List<TsharkField>> frames = new ArrayList<>();
    private List<TsharkField> fields = List.of();
    private int protocolDepth;
    private boolean wasCutter;
    private boolean isInPieces;

    Pdml(InputStream input) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml = factory.createXMLStreamReader(input);
    }

    List<List<TsharkField>> read() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                begin(xml.getLocalName());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("proto")) {
                protocolDepth--;
            }
        }
        return frames;
    }

    private void begin(String element) {
        switch (element) {
            case "packet" -> {
                fields = new ArrayList<>();
                frames.add(fields);
                wasCutter = false;
                isInPieces = false;
            }
            case "proto" -> beginProtocol(attribute("name"));
            case "field" -> addField();
            default -> {}
        }
    }

    /** Those that an error quotes are within its own. */
    private void beginProtocol(String name) {
        if (protocolDepth++ == 0) {
            isInPieces |= wasCutter;
            wasCutter |= name.equals("tcp");
        }
    }

    /** What has no name is a heading, and what is hidden is there for filters only. */
    private void addField() {
        String name = attribute("name");
        if (name.isEmpty() || attribute("hide").equals("yes") || !name.contains(".")) {
            return;
        }
        wasCutter |= FRAGMENT.contains(name) && !attribute("value").matches("0*");
        int start = Integer.parseInt(attribute("pos"));
        int size = Integer.parseInt(attribute("size"));
        fields.add(new TsharkField(name, start, start + size, attribute("show"), attribute("value"), isInPieces));
    }

    private String attribute(String name) {
        return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "");
    }
}
