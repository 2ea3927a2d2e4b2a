/** Syntax of MPL: the 2007 language and the additions. */
parser grammar MplParser;

options { tokenVocab = MplLexer; }

specFile : declaration* EOF ;

declaration
    : TYPEDEF name=NAME base=NAME size? attribute* SEMI                                      # typedefDeclaration
    | STRUCT LBRACE statement+ RBRACE name=NAME SEMI                                         # structDeclaration
    | keyword=NAME name=NAME codec=STRING value=STRING? SEMI                                 # externDeclaration
    | PACKET name=NAME ( LPAREN ( parameter ( COMMA parameter )* COMMA? )? RPAREN )? LBRACE statement+ RBRACE SEMI? # packetDeclaration
    ;

parameter : type=NAME name=NAME ;

statement
    : LPAREN RPAREN SEMI                                                                     # unitStatement
    | name=NAME COLON PACKET target=NAME LPAREN ( expression ( COMMA expression )* COMMA? )? RPAREN size? presence? SEMI # nestedStatement
    | name=NAME COLON ARRAY arrayBound? LBRACE statement+ RBRACE presence? SEMI              # arrayStatement
    | ( name=NAME COLON )? CLASSIFY LPAREN tag=NAME RPAREN size? LBRACE branch+ RBRACE presence? SEMI # classifyStatement
    | name=NAME COLON type=NAME size? attribute* SEMI                                        # fieldStatement
    | keyword=NAME order=NAME presence? SEMI                                                 # endianStatement
    ;

arrayBound
    : LPAREN expression RPAREN              # countBound
    | size                                  # windowBound
    | keyword=NAME LPAREN expression RPAREN # untilBound
    ;

size     : LBRACKET expression RBRACKET ;
presence : WHEN LPAREN expression RPAREN ;

branch : BAR pattern=expression ( COLON label=expression )? presence? ARROW statement+ ;

attribute
    : VARIANT LBRACE variantCase+ RBRACE                                      # variantAttribute
    | WHEN LPAREN expression RPAREN                                           # whenAttribute
    | name=NAME LPAREN ( expression ( COMMA expression )* COMMA? )? RPAREN    # namedAttribute
    ;

variantCase : BAR value=expression arrow=( ARROW | DEFAULT_ARROW ) tag=TAG ;

expression
    : INT                                                                     # intExpression
    | STRING                                                                  # stringExpression
    | value=( TRUE | FALSE )                                                  # boolExpression
    | function=NAME LPAREN argument=NAME? RPAREN                              # callExpression
    | NAME                                                                    # nameExpression
    | TAG                                                                     # tagExpression
    | LPAREN expression RPAREN                                                # parenthesizedExpression
    | operator=MINUS expression                                               # unaryExpression
    | left=expression operator=( STAR | SLASH | PERCENT ) right=expression    # binaryExpression
    | left=expression operator=( PLUS | MINUS ) right=expression              # binaryExpression
    | left=expression operator=( SHIFT_LEFT | SHIFT_RIGHT ) right=expression  # binaryExpression
    | left=expression operator=AMPERSAND right=expression                     # binaryExpression
    | left=expression operator=( GREATER | GREATER_EQUAL | LESS | LESS_EQUAL | EQUAL | NOT_EQUAL ) right=expression # binaryExpression
    | operator=NOT expression                                                 # unaryExpression
    | left=expression operator=AND right=expression                           # binaryExpression
    | left=expression operator=OR right=expression                            # binaryExpression
    | left=expression operator=RANGE right=expression                         # binaryExpression
    ;
