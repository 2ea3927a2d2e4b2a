package org.mpl4j.web.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.web.http.HttpDate;

/** What can be sent of a resource, in one coding: its validators, the fields of the responses, and for a small file its bytes. */
public final class Representation {
    private static final int OWN_BYTES = 512;

    private final DocumentRoot root;
    private final List<String> names;
    private final FileState state;
    private final String type;
    private final byte[] tag;
    private final byte[] modified;
    private final byte[] fullFields;
    private final byte[] partFields;
    private final byte[] bareFields;
    private final byte @Nullable [] content;

    /**
     * Makes the fields.
     *
     * @param root where the file is
     * @param names its path
     * @param state as it is
     * @param about what else the fields say
     * @param content its bytes, null if they are not kept
     */
    Representation(
            DocumentRoot root, List<String> names, FileState state, Description about, byte @Nullable [] content) {
        this.root = root;
        this.names = List.copyOf(names);
        this.state = state;
        this.type = about.type();
        this.content = content;
        String quoted = "\"" + Long.toHexString(state.modifiedNanos()) + "-" + Long.toHexString(state.size())
                + about.coding().tagSuffix() + "\"";
        String date = HttpDate.format(state.modifiedSeconds());
        tag = ContentSettings.bytes(quoted);
        modified = ContentSettings.bytes(date);
        String validators = "Last-Modified: " + date + "\r\nETag: " + quoted + "\r\n"
                + (about.isVarying() ? "Vary: Accept-Encoding\r\n" : "") + about.fieldLines();
        String bytes = "Accept-Ranges: bytes\r\n" + validators
                + (about.coding() == Coding.IDENTITY
                        ? ""
                        : "Content-Encoding: " + about.coding().token() + "\r\n");
        bareFields = ContentSettings.bytes(validators + "\r\n");
        partFields = ContentSettings.bytes(bytes);
        fullFields = ContentSettings.bytes(
                "Content-Type: " + type + "\r\nContent-Length: " + state.size() + "\r\n" + bytes + "\r\n");
    }

    /**
     * What a representation is beside its bytes.
     *
     * @param type its media type
     * @param coding how it is encoded
     * @param isVarying whether there are others, for other clients
     * @param fieldLines further fields, each with its end
     */
    record Description(String type, Coding coding, boolean isVarying, String fieldLines) {}

    /** {@return how many bytes it has} */
    public long length() {
        return state.size();
    }

    /** {@return its media type, as Content-Type says it} */
    public String type() {
        return type;
    }

    /** {@return its strong entity tag, with quotes; not to be changed} */
    public byte[] tag() {
        return tag;
    }

    /** {@return its date as Last-Modified says it; not to be changed} */
    public byte[] modified() {
        return modified;
    }

    /** {@return when it was changed, in seconds of the Unix epoch} */
    public long modifiedSeconds() {
        return state.modifiedSeconds();
    }

    /** {@return the fields of a response with all of it, and the empty line; not to be changed} */
    public byte[] fullFields() {
        return fullFields;
    }

    /** {@return the fields of a response with parts of it, without its type and length, and without the empty line; not to be changed} */
    public byte[] partFields() {
        return partFields;
    }

    /** {@return the fields of a response that says that the client has it, and the empty line; not to be changed} */
    public byte[] bareFields() {
        return bareFields;
    }

    /** {@return its bytes, null if they are in a file only; not to be changed} */
    public byte @Nullable [] content() {
        return content;
    }

    /**
     * Opens the file again.
     *
     * @return it; null if it is not any more what the fields say
     */
    public @Nullable FileChannel open() throws IOException {
        Found found = root.find(names);
        if (found instanceof Found.Folder folder) {
            folder.entries().close();
        }
        if (found instanceof Found.File file) {
            if (file.state().equals(state)) {
                return file.channel();
            }
            file.channel().close();
        }
        return null;
    }

    FileState state() {
        return state;
    }

    List<String> names() {
        return names;
    }

    /** About how much memory it takes. */
    long memoryBytes() {
        return OWN_BYTES
                + fullFields.length
                + partFields.length
                + bareFields.length
                + (content == null ? 0L : content.length);
    }
}
