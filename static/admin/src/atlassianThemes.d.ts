// Made by build/themeCss.ts.
declare module 'virtual:atlassian-themes.css';
