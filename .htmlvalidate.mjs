// For dist/index.html: the shell as visitors get it, minified.
export default {
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // A <template> stands for a whole page; its <main> and <h1> are in the document one at a time.
    'heading-level': ['error', { allowMultipleH1: true }],
    'no-multiple-main': 'off',
    // What the minifier does.
    'attr-quotes': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'no-implicit-button-type': 'off',
    'no-implicit-input-type': 'off',
    // A pasted bearer token is nothing a password manager should keep.
    'autocomplete-password': 'off',
  },
};
