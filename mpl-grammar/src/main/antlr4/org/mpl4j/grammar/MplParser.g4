/**
 * Syntax of MPL: the 2007 language and the additions.
 *
 * Every decision but those within expressions needs one token only, so that an error is found at the token where it is, with the set of what was expected there. Words
 * that are not reserved (extern, endian, until) are names to the lexer; a predicate behind them says what they must be.
 *
 * An error ends the innermost statement, branch or declaration, which are the rules that catch it to go on behind it; every other rule passes it on
 * (expression cannot be told to, as it is left-recursive: there the error strategy throws).
 */
parser grammar MplParser;

options { tokenVocab = MplLexer; }

@members {
    /** Whether the n-th token back from here is that word. */
    private boolean isWord(int back, String word) {
        return word.equals(_input.LT(-back).getText());
    }

    /** Whether no comma stands here but the last one before a closing parenthesis. */
    private boolean isListWhole() {
        return _input.LA(-1) != COMMA || _input.LA(1) == RPAREN;
    }

    /** Goes on behind an error, which the rule's context keeps. */
    private void resume(RecognitionException e) {
        _ctx.exception = e;
        _errHandler.reportError(this, e);
        _errHandler.recover(this, e);
    }
}

specFile : declaration* EOF ;
    catch [RecognitionException e] { throw e; }

declaration
    : TYPEDEF name=NAME base=NAME size? attribute* SEMI                                  # typedefDeclaration
    | STRUCT LBRACE block RBRACE name=NAME SEMI                                          # structDeclaration
    | PACKET name=NAME parameters? LBRACE block RBRACE SEMI?                             # packetDeclaration
    | NAME { isWord(1, "extern") }? name=NAME codec=STRING value=STRING? SEMI            # externDeclaration
    ;
    catch [RecognitionException e] { resume(e); }

parameters : LPAREN ( parameter ( COMMA parameter? { isListWhole() }? )* )? RPAREN ;
    catch [RecognitionException e] { throw e; }
parameter  : type=NAME name=NAME ;
    catch [RecognitionException e] { throw e; }

block : statement+ ;
    catch [RecognitionException e] { throw e; }

statement
    : LPAREN RPAREN SEMI                                                                 # unitStatement
    | choice                                                                             # choiceStatement
    | name=NAME ( COLON content | order )                                                # namedStatement
    ;
    catch [RecognitionException e] { resume(e); }

content
    : PACKET target=NAME LPAREN arguments? RPAREN size? presence? SEMI                   # nestedContent
    | ARRAY arrayBound? LBRACE block RBRACE presence? SEMI                               # arrayContent
    | choice                                                                             # choiceContent
    | type=NAME size? attribute* SEMI                                                    # fieldContent
    ;
    catch [RecognitionException e] { throw e; }

choice : CLASSIFY LPAREN tag=NAME RPAREN size? LBRACE branch+ RBRACE presence? SEMI ;
    catch [RecognitionException e] { throw e; }

branch : BAR pattern=expression ( COLON label=expression )? presence? ARROW block ;
    catch [RecognitionException e] { resume(e); }

arrayBound
    : LPAREN expression RPAREN                                                           # countBound
    | size                                                                               # windowBound
    | NAME { isWord(1, "until") }? LPAREN expression RPAREN                              # untilBound
    ;
    catch [RecognitionException e] { throw e; }

order     : direction=NAME { isWord(2, "endian") }? presence? SEMI ;
    catch [RecognitionException e] { throw e; }
size      : LBRACKET expression RBRACKET ;
    catch [RecognitionException e] { throw e; }
presence  : WHEN LPAREN expression RPAREN ;
    catch [RecognitionException e] { throw e; }
arguments : expression ( COMMA expression? { isListWhole() }? )* ;
    catch [RecognitionException e] { throw e; }

attribute
    : VARIANT LBRACE variantCase+ RBRACE                                                 # variantAttribute
    | presence                                                                           # whenAttribute
    | name=NAME LPAREN arguments? RPAREN                                                 # namedAttribute
    ;
    catch [RecognitionException e] { throw e; }

variantCase : BAR value=expression arrow=( ARROW | DEFAULT_ARROW ) tag=TAG ;
    catch [RecognitionException e] { throw e; }

/** Tightest first. The 2007 operators keep their order; the others stand where C has them, except that &amp; binds tighter than comparisons. */
expression
    : INT                                                                                # intExpression
    | STRING                                                                             # stringExpression
    | value=( TRUE | FALSE )                                                             # boolExpression
    | name=NAME ( call=LPAREN argument=NAME? RPAREN )?                                   # nameExpression
    | TAG                                                                                # tagExpression
    | LPAREN expression RPAREN                                                           # parenthesizedExpression
    | operator=MINUS expression                                                          # unaryExpression
    | left=expression operator=( STAR | SLASH | PERCENT ) right=expression               # binaryExpression
    | left=expression operator=( PLUS | MINUS ) right=expression                         # binaryExpression
    | left=expression operator=( SHIFT_LEFT | SHIFT_RIGHT ) right=expression             # binaryExpression
    | left=expression operator=AMPERSAND right=expression                                # binaryExpression
    | left=expression operator=( GREATER | GREATER_EQUAL | LESS | LESS_EQUAL | EQUAL | NOT_EQUAL ) right=expression # binaryExpression
    | operator=NOT expression                                                            # unaryExpression
    | left=expression operator=AND right=expression                                      # binaryExpression
    | left=expression operator=OR right=expression                                       # binaryExpression
    | left=expression operator=RANGE right=expression                                    # binaryExpression
    ;
