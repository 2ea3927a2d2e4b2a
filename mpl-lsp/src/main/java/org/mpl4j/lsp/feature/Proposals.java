package org.mpl4j.lsp.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Items of a completion list, each once, in the order in which they were proposed. */
final class Proposals {
    private final Range word;
    private final boolean withSnippets;
    private final Map<String, CompletionItem> items = new LinkedHashMap<>();

    /** @param word what is replaced: the beginning of the word that has been typed */
    Proposals(Range word, boolean withSnippets) {
        this.word = word;
        this.withSnippets = withSnippets;
    }

    List<CompletionItem> items() {
        return List.copyOf(items.values());
    }

    /** A word of the language. */
    void word(String text, String detail) {
        add(text, CompletionItemKind.Keyword, detail, text, Optional.empty());
    }

    /** A word with what usually follows. */
    void keyword(String text, String snippet) {
        add(text, CompletionItemKind.Keyword, "", snippet, WordHelp.of(text));
    }

    void attribute(String name) {
        String snippet = name.equals("variant") ? "variant {\n  |${1:0} -> ${0:Tag}\n}" : name + "(${0})";
        add(name, CompletionItemKind.Property, "", snippet, WordHelp.of(name));
    }

    void function(String name) {
        String snippet = name.equals("remaining") ? "remaining()" : name + "(${0})";
        add(name, CompletionItemKind.Function, "", snippet, WordHelp.of(name));
    }

    void name(String name, CompletionItemKind kind, String detail) {
        add(name, kind, detail, name, Optional.empty());
    }

    /** A packet with places for its arguments. */
    void packet(String name, List<String> params, Optional<String> doc) {
        StringBuilder arguments = new StringBuilder();
        for (int i = 0; i < params.size(); i++) {
            arguments
                    .append(i == 0 ? "" : ", ")
                    .append("${")
                    .append(i + 1)
                    .append(':')
                    .append(params.get(i))
                    .append('}');
        }
        add(name, CompletionItemKind.Class, "(" + String.join(", ", params) + ")", name + "(" + arguments + ")", doc);
    }

    private void add(String label, CompletionItemKind kind, String detail, String snippet, Optional<String> doc) {
        CompletionItem item = new CompletionItem(label);
        item.setKind(kind);
        if (!detail.isEmpty()) {
            item.setDetail(detail);
        }
        doc.ifPresent(text -> item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, text)));
        boolean isSnippet = withSnippets && snippet.contains("${");
        String plain = snippet.contains("${") ? label : snippet;
        item.setTextEdit(Either.forLeft(new TextEdit(word, isSnippet ? snippet : plain)));
        item.setInsertTextFormat(isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
        item.setSortText(String.format(java.util.Locale.ROOT, "%04d", items.size()));
        items.putIfAbsent(label, item);
    }
}
