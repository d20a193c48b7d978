#!/usr/bin/env node
// Stands here so that npm can link it before the program is built.
import '../dist/main.js';
