// For dist/index.html: the shell as visitors get it.
export default {
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // A <template> stands for a whole page; its <main> and <h1> are in the document one at a time.
    'heading-level': ['error', { allowMultipleH1: true }],
    'no-multiple-main': 'off',
    'unique-landmark': 'off',
    // Matters of taste, or of what builds the file.
    'attr-quotes': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'no-implicit-button-type': 'off',
    'no-implicit-input-type': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // A pasted bearer token is nothing a password manager should keep.
    'autocomplete-password': 'off',
  },
};
